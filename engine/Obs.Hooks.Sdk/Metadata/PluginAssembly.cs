using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;
using Obs.Hooks.Engine.Plugins;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>The compiled plugin, opened for its metadata only: none of its code runs.</summary>
internal sealed class PluginAssembly : IDisposable
{
    private readonly PEReader _image;
    private readonly MetadataReaderProvider? _symbols;

    public PluginAssembly(string path)
    {
        _image = new PEReader(File.OpenRead(path));
        Reader = _image.GetMetadataReader();
        if (_image.TryOpenAssociatedPortablePdb(path, OpenIfThere, out var symbols, out _))
        {
            _symbols = symbols;
            Symbols = symbols?.GetMetadataReader();
        }
    }

    public MetadataReader Reader { get; }

    /// <summary>Line numbers; null when the plugin was built without a PDB.</summary>
    public MetadataReader? Symbols { get; }

    /// <summary>Version of the contract assembly it was compiled against; null when it does not use the contract.</summary>
    public Version? ContractVersion
    {
        get
        {
            foreach (var handle in Reader.AssemblyReferences)
            {
                var reference = Reader.GetAssemblyReference(handle);
                if (Reader.StringComparer.Equals(reference.Name, PluginNames.ContractAssembly))
                {
                    return reference.Version;
                }
            }

            return null;
        }
    }

    public void Dispose()
    {
        _symbols?.Dispose();
        _image.Dispose();
    }

    private static FileStream? OpenIfThere(string path) => File.Exists(path) ? File.OpenRead(path) : null;
}
