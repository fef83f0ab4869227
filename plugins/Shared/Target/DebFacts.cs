using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Target;

/// <summary>Reads stanzas as dpkg-deb prints them.</summary>
internal static class DebFacts
{
    public static ImmutableArray<PackageFacts> Read(ImmutableArray<string> lines, ImmutableArray<TargetPackage> packages)
    {
        var byMount = packages.ToDictionary(static p => $"./{p.Mount}", StringComparer.Ordinal);
        var facts = ImmutableArray.CreateBuilder<PackageFacts>();
        var stanza = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
        var field = "";
        foreach (var line in lines)
        {
            if (line.StartsWith(' ') && field.Length > 0)
            {
                stanza[field] += line;
            }
            else if (line.Split(':', 2) is [var name, var value])
            {
                field = name;
                stanza[field] = value.Trim();
            }

            // The last line of a stanza: what follows belongs to the next package.
            if (field == "SHA256")
            {
                if (byMount.TryGetValue(stanza.GetValueOrDefault("Filename", ""), out var package))
                {
                    facts.Add(Of(package, stanza));
                }

                stanza.Clear();
                field = "";
            }
        }

        return facts.ToImmutable();
    }

    private static PackageFacts Of(TargetPackage package, Dictionary<string, string> stanza)
    {
        var name = stanza.GetValueOrDefault("Package", "");
        ImmutableArray<ImmutableArray<string>> needs =
        [
            .. Items(stanza, "Pre-Depends").Concat(Items(stanza, "Depends")).Select(static d => d.Split('|').Select(Name).ToImmutableArray()),
        ];
        return new PackageFacts(package, name, needs, [name, .. Items(stanza, "Provides").Select(Name)])
        {
            IsEssential = stanza.GetValueOrDefault("Essential", "") == "yes",
            Arch = stanza.GetValueOrDefault("Architecture", ""),
        };
    }

    private static string[] Items(Dictionary<string, string> stanza, string field) =>
        stanza.GetValueOrDefault(field, "").Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);

    /// <summary><c>libc6:any (&gt;= 2.3) [amd64]</c> is about libc6.</summary>
    private static string Name(string relation)
    {
        var text = relation.Trim();
        var end = text.AsSpan().IndexOfAny(" (:[");
        return end < 0 ? text : text[..end];
    }
}
