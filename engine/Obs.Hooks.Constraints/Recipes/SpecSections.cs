using System.Collections.Frozen;
using Obs.Hooks.Constraints.Macros;

namespace Obs.Hooks.Constraints.Recipes;

/// <summary>The sections of spec files: <c>%package</c> starts a preamble, every other one ends it.</summary>
internal static class SpecSections
{
    private static readonly FrozenSet<string> Others = new[]
    {
        "prep", "generate_buildrequires", "conf", "build", "install", "check", "clean", "preun", "postun", "pretrans", "posttrans",
        "preuntrans", "postuntrans", "pre", "post", "files", "changelog", "description", "triggerpostun", "triggerprein", "triggerun",
        "triggerin", "trigger", "verifyscript", "sepolicy", "filetriggerin", "filetrigger", "filetriggerun", "filetriggerpostun",
        "transfiletriggerin", "transfiletrigger", "transfiletriggerun", "transfiletriggerpostun", "end", "patchlist", "sourcelist",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static bool StartsPackage(string line)
    {
        const string Keyword = "%package";
        var rest = line.AsSpan().TrimStart(PerlBlanks.All);
        return rest.StartsWith(Keyword) && rest.Length > Keyword.Length && PerlBlanks.Is(rest[Keyword.Length])
            && !rest[Keyword.Length..].Trim(PerlBlanks.All).IsEmpty;
    }

    public static bool StartsOther(string line)
    {
        var rest = line.AsSpan().TrimStart(PerlBlanks.All);
        return rest.StartsWith("%")
            && Others.GetAlternateLookup<ReadOnlySpan<char>>().Contains(rest.Slice(1, Names.Length(rest[1..])));
    }
}
