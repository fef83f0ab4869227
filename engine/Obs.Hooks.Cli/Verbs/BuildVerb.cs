namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks build [options] -- argv</c>: stands in for obs-build's <c>build</c>.</summary>
internal static class BuildVerb
{
    public static int Run(ReadOnlySpan<string> args) => args.Length;
}
