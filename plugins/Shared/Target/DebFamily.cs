using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Target;

/// <summary>Packages of dpkg.</summary>
internal sealed class DebFamily : ITargetFamily
{
    private static readonly string[] s_merged = ["usrmerge", "usr-is-merged"];

    public string Suffix => ".deb";

    public ImmutableArray<string> Programs => ["sh", "dpkg", "apt-get", "tar", "sed", "head"];

    public bool IsInstallable(string fileName) => true;

    public async Task<Resolution> ResolveAsync(ImmutableArray<TargetPackage> packages, TargetRoot root, CancellationToken cancellationToken)
    {
        var output = await root.RunAsync(
            TargetScripts.Of("resolve-deb"),
            packages,
            ImmutableDictionary<string, string>.Empty.Add("ARCH", DebArch(root.Arch)),
            cancellationToken).ConfigureAwait(false);
        var facts = DebFacts.Read(output.Lines("packages"), packages);
        ImmutableArray<Problem> problems =
        [
            .. DebMessages.Unreadable(output.Lines("unreadable"), packages),
            .. DebMessages.OfApt(output.Lines("apt"), output.Status("apt"), facts),
        ];
        return new Resolution([.. facts.Where(static f => f.Package.IsNew)], Closure.Of(facts, root.Wanted), problems);
    }

    public (string Script, ImmutableDictionary<string, string> Environment) Installation(Resolution resolution) =>
        ("install-deb", ImmutableDictionary<string, string>.Empty
            .Add("MERGED", resolution.Base.Any(static p => s_merged.Contains(p.Name, StringComparer.Ordinal)) ? "yes" : "no")
            .Add("FORCE", resolution.MissesDependencies ? "depends" : ""));

    public ImmutableArray<Problem> Problems(StepOutput output, Resolution resolution) =>
    [
        .. DebMessages.OfDpkg(output.Lines("base"), output.Status("base") ?? 0, resolution.Base).Select(static p => p with { Kind = ProblemKind.Root }),
        .. DebMessages.OfDpkg(output.Lines("install"), output.Status("install"), resolution.New),
    ];

    /// <summary>Debian's name of an architecture of OBS's scheduler.</summary>
    private static string DebArch(string arch) => arch switch
    {
        "x86_64" => "amd64",
        "i586" or "i686" => "i386",
        "aarch64" => "arm64",
        "armv7l" => "armhf",
        "armv6l" or "armv5l" => "armel",
        "ppc64le" => "ppc64el",
        _ => arch,
    };
}
