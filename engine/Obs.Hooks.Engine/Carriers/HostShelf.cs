using System.Collections.Immutable;
using Obs.Hooks.Engine.Carriers.Prjconf;
using Obs.Hooks.Engine.Diagnostics;
using Obs.Hooks.Engine.Plugins;
using Obs.Hooks.Scripting.Sources;

namespace Obs.Hooks.Engine.Carriers;

/// <summary>
/// The administrator's scripts below the configuration directory. As for plugins, every component of the path must belong
/// to root and be writable by its owner only. Read when a hook uses one, never before.
/// </summary>
internal sealed class HostShelf(string configDirectory) : ScriptShelf
{
    private const int MaxBytes = 1024 * 1024;

    public override ScriptOrigin Origin { get; } = new(TrustClass.Host, "", "");

    public override string Description => configDirectory;

    public override IEnumerable<string> Names
    {
        get
        {
            var scripts = Path.Combine(configDirectory, "scripts");
            return Directory.Exists(scripts)
                ? Directory.GetFiles(scripts, "*" + PrjconfBlockFormat.ScriptSuffix)
                    .Select(static f => "scripts/" + Path.GetFileName(f))
                    .Order(StringComparer.Ordinal)
                : [];
        }
    }

    public override ScriptSource? Find(string name, DiagnosticBag bag)
    {
        var path = Path.Combine(configDirectory, name);
        try
        {
            using var directory = TrustedDirectory.Open(Path.GetDirectoryName(path)!);
            return directory is null ? null : Choose(Origin, Files(directory), Path.GetFileName(path));
        }
        catch (UntrustedPathException e)
        {
            bag.AddRange([e.Diagnostic]);
            return null;
        }
        catch (IOException e)
        {
            bag.Error(DiagnosticCodes.CarrierFileRefused, new SourceLocation(path), $"cannot read it: {e.Message}", "a readable script");
            return null;
        }
    }

    private static ImmutableArray<ScriptFile> Files(TrustedDirectory directory)
    {
        var files = ImmutableArray.CreateBuilder<ScriptFile>();
        foreach (var name in directory.Names())
        {
            if (name.EndsWith(PrjconfBlockFormat.ScriptSuffix, StringComparison.Ordinal) && directory.OpenFile(name) is { } handle)
            {
                using (handle)
                {
                    var path = Path.Combine(directory.Path, name);
                    files.Add(new ScriptFile(name, path, 0, BoundedFile.Read(handle, path, MaxBytes)));
                }
            }
        }

        return files.ToImmutable();
    }
}
