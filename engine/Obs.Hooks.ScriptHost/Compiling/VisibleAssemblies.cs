using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Obs.Hooks.Scripts;

namespace Obs.Hooks.ScriptHost.Compiling;

/// <summary>
/// What a script is compiled against: the contract and .NET's own libraries, as they are on this host (there are no reference
/// assemblies without an SDK). A list, since a runtime has 170 of them and opening each costs more than it gives.
/// </summary>
internal static class VisibleAssemblies
{
    public static ImmutableArray<string> Names { get; } =
    [
        "System.Private.CoreLib", "System.Runtime", "System.Collections", "System.Collections.Concurrent",
        "System.Collections.Immutable", "System.Console", "System.Diagnostics.Process", "System.IO.Compression",
        "System.Linq", "System.Memory", "System.Net.Primitives", "System.Net.Sockets", "System.Private.Uri",
        "System.Private.Xml", "System.Private.Xml.Linq", "System.Runtime.InteropServices", "System.Runtime.Numerics",
        "System.Security.Cryptography", "System.Text.Encodings.Web", "System.Text.Json", "System.Text.RegularExpressions",
        "System.Threading", "System.Xml.ReaderWriter", "System.Xml.XDocument",
    ];

    private static readonly Lazy<ImmutableArray<MetadataReference>> Opened = new(Open);

    public static ImmutableArray<MetadataReference> References => Opened.Value;

    private static ImmutableArray<MetadataReference> Open()
    {
        var runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        var references = ImmutableArray.CreateBuilder<MetadataReference>(Names.Length + 1);
        foreach (var name in Names)
        {
            references.Add(MetadataReference.CreateFromFile(Path.Combine(runtime, name + ".dll")));
        }

        references.Add(MetadataReference.CreateFromFile(typeof(HookScript).Assembly.Location));
        return references.MoveToImmutable();
    }
}
