using System.Globalization;
using Obs.Hooks.Effects;
using Obs.Hooks.Engine.Effects.Binfmt;

namespace Obs.Hooks.CrashHost;

/// <summary>An engine that adds jobs to the users of one interpreter and takes them away, and then dies.</summary>
internal static class BinfmtSteps
{
    private static readonly RegisterBinfmt s_effect =
        new("steps", @"\xde\xad\xbe\xef", "", "/bin/true", "F") { Scope = BinfmtScope.Host };

    /// <summary>Steps are <c>add:JOB</c> and <c>release:JOB</c>; after each it prints how many entries the engine has.</summary>
    public static int Run(string directory, string registry, string[] steps)
    {
        var host = new HostBinfmt($"{directory}/ledger", registry);
        var name = BinfmtLine.HostNameOf(s_effect);
        foreach (var step in steps)
        {
            var (verb, job) = (step[..step.IndexOf(':', StringComparison.Ordinal)], step[(step.IndexOf(':', StringComparison.Ordinal) + 1)..]);
            if (verb == "add")
            {
                host.Add(name, BinfmtLine.Of(name, s_effect), job, CancellationToken.None);
            }
            else
            {
                host.Release(name, job);
            }

            var count = Directory.EnumerateFiles(registry, $"{BinfmtLine.HostPrefix}*").Count();
            Console.Write(count.ToString(CultureInfo.InvariantCulture));
        }

        return 0;
    }
}
