using System.Collections.Immutable;

namespace Obs.Hooks.Plugins.Target;

/// <summary>Packages of rpm.</summary>
internal sealed class RpmFamily : ITargetFamily
{
    private static readonly string[] s_sources = [".src.rpm", ".nosrc.rpm", ".delta.rpm"];

    public string Suffix => ".rpm";

    public ImmutableArray<string> Programs => ["sh", "rpm", "sed", "head"];

    public bool IsInstallable(string fileName) => !Array.Exists(s_sources, s => fileName.EndsWith(s, StringComparison.Ordinal));

    public async Task<Resolution> ResolveAsync(ImmutableArray<TargetPackage> packages, TargetRoot root, CancellationToken cancellationToken)
    {
        var problems = ImmutableArray.CreateBuilder<Problem>();
        var facts = ImmutableArray.CreateBuilder<PackageFacts>();
        foreach (var package in packages)
        {
            if (RpmFacts.Read(package, problems) is { } read)
            {
                facts.Add(read);
            }
        }

        var chosen = Closure.Of(facts.ToImmutable(), root.Wanted);
        ImmutableArray<PackageFacts> fresh = [.. facts.Where(static f => f.Package.IsNew)];
        var output = await root.RunAsync(
            TargetScripts.Of("resolve-rpm"),
            [.. chosen.Concat(fresh).Select(static f => f.Package)],
            ImmutableDictionary<string, string>.Empty,
            cancellationToken).ConfigureAwait(false);
        problems.AddRange(RpmMessages.Unreadable(output.Lines("unreadable"), fresh));
        problems.AddRange(RpmMessages.Parse(output.Lines("depends"), output.Status("depends")));
        problems.AddRange(RpmMessages.Parse(output.Lines("files"), output.Status("files")));
        var broken = problems.Where(static p => p.Kind == ProblemKind.Unreadable).Select(static p => p.File).ToHashSet(StringComparer.Ordinal);
        return new Resolution([.. fresh.Where(f => !broken.Contains(f.Package.FileName))], chosen, [.. problems.Distinct()]);
    }

    public (string Script, ImmutableDictionary<string, string> Environment) Installation(Resolution resolution) =>
        ("install-rpm", ImmutableDictionary<string, string>.Empty);

    public ImmutableArray<Problem> Problems(StepOutput output, Resolution resolution) =>
    [
        .. RpmMessages.Parse(output.Lines("base"), output.Status("base") ?? 0).Select(static p => p with { Kind = ProblemKind.Root }),
        .. RpmMessages.Parse(output.Lines("install"), output.Status("install")),
    ];
}
