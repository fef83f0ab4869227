using Obs.Hooks.Cli.Verbs;

namespace Obs.Hooks.Cli;

internal static class Program
{
    private static int Main(string[] args) =>
        args switch
        {
            // The hot path: a worker waits for these. They parse by hand what the shim passes and load no library.
            ["build", .. var rest] => BuildVerb.Run(rest),
            ["hostcheck", .. var rest] => HostcheckVerb.Run(rest),
            _ => RootCommandFactory.Create().Parse(args).Invoke(),
        };
}
