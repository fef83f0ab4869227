using System.Reflection.Metadata;

namespace Obs.Hooks.Sdk.Metadata;

/// <summary>Finds where a class is written, so that an error leads the author to it.</summary>
internal static class SourceFinder
{
    /// <returns>The first line of code of the class, or <paramref name="fallback"/> when the PDB does not say.</returns>
    public static CodeLocation Find(PluginAssembly assembly, TypeDefinitionHandle type, CodeLocation fallback)
    {
        if (assembly.Symbols is not { } symbols)
        {
            return fallback;
        }

        CodeLocation? first = null;
        foreach (var method in assembly.Reader.GetTypeDefinition(type).GetMethods())
        {
            foreach (var point in symbols.GetMethodDebugInformation(method.ToDebugInformationHandle()).GetSequencePoints())
            {
                if (!point.IsHidden && (first is null || point.StartLine < first.Line))
                {
                    var file = symbols.GetString(symbols.GetDocument(point.Document).Name);
                    first = new CodeLocation(file, point.StartLine, point.StartColumn);
                }
            }
        }

        return first ?? fallback;
    }
}
