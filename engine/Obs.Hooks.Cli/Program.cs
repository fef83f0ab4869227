using Obs.Hooks.Cli.Verbs;
using Obs.Hooks.Engine.Native;

namespace Obs.Hooks.Cli;

internal static class Program
{
    private static int Main(string[] args) =>
        args switch
        {
            // The hot path: a worker waits for these. They parse by hand what the shim passes and load no library.
            ["build", .. var rest] => End(BuildVerb.Run(rest)),
            ["hostcheck", .. var rest] => HostcheckVerb.Run(rest),
            _ => RootCommandFactory.Create().Parse(args).Invoke(),
        };

    /// <summary>
    /// Ends the process at once: bs_worker waits for it, everything is written and closed by now, and an orderly end of
    /// the runtime takes as long as three hooks.
    /// </summary>
    private static int End(int status)
    {
        Libc.ExitNow(status);
        return status;
    }
}
