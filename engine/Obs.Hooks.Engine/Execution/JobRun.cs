using System.Collections.Immutable;
using Obs.Hooks.Engine.Builds;
using Obs.Hooks.Engine.Configuration;
using Obs.Hooks.Engine.Journal;
using Obs.Hooks.Engine.Planning;
using Obs.Hooks.Engine.Policy;

namespace Obs.Hooks.Engine.Execution;

/// <summary>One job while the engine is around it: what is fixed, and how things stand.</summary>
internal sealed class JobRun
{
    /// <summary>After pre-chroot its sources are those that are kept for post-build.</summary>
    public required BuildJob Job { get; set; }

    public required HookPlan Plan { get; init; }

    public required EngineOptions Options { get; init; }

    public required JobArea Area { get; init; }

    public required BuildLog Log { get; init; }

    public required KillSwitch Kill { get; init; }

    public required TimeProvider Time { get; init; }

    /// <summary>In learning mode, what scripts ask for.</summary>
    public LearnedPolicy? Learned { get; init; }

    /// <summary>What hooks did, in order.</summary>
    public List<HookRun> Runs { get; } = [];

    public required JobTimeline Timeline { get; set; }

    /// <summary>Exit status of the real build; null while it has not ended.</summary>
    public int? BuildStatus { get; set; }

    /// <summary>The worst consequence of any verdict so far.</summary>
    public Consequence Worst { get; private set; } = Consequence.Continue;

    /// <summary>Mounts and tools roots that effects made available, by name.</summary>
    public ImmutableDictionary<string, string> Mounts { get; set; } =
        ImmutableDictionary.Create<string, string>(StringComparer.Ordinal);

    /// <summary>The cgroup of the real build, or empty.</summary>
    public string BuildCgroup { get; set; } = "";

    /// <summary>Whether the job is to end without any further hook but cleanup.</summary>
    public bool IsOver => Kill.IsKilled || Worst is Consequence.Fail or Consequence.BadHost;

    public void Note(Consequence consequence) => Worst = consequence > Worst ? consequence : Worst;

    /// <summary>How the job stands, for hooks.</summary>
    public BuildOutcome Outcome =>
        Kill.IsKilled ? BuildOutcome.Killed
        : Worst == Consequence.BadHost ? BuildOutcome.BadHost
        : Worst == Consequence.Fail ? BuildOutcome.Failed
        : BuildStatus switch
        {
            null => BuildOutcome.NotRun,
            0 => Worst == Consequence.Unchanged ? BuildOutcome.Unchanged : BuildOutcome.Succeeded,
            2 => BuildOutcome.Unchanged,
            3 or 4 => BuildOutcome.BadHost,
            9 => BuildOutcome.GeneratedBuildRequires,
            _ => BuildOutcome.Failed,
        };
}
