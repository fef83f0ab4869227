using Obs.Hooks.Plugins.Shared;

namespace Obs.Hooks.Plugins.Cleanup;

/// <summary>The hook's settings; each is declared at <see cref="CleanupHook"/>.</summary>
/// <param name="BadHostOnLeak">Whether a leak that stays makes the job a bad-host job.</param>
/// <param name="OneJobPerHost">Whether host-wide things that appeared during the job can only be the job's.</param>
/// <param name="MaximumEntries">How many names the search for immutable files looks at; 0 for no search.</param>
internal sealed record CleanupSettings(bool BadHostOnLeak, bool OneJobPerHost, long MaximumEntries)
{
    /// <summary>Reads the settings.</summary>
    /// <param name="settings">The hook's settings.</param>
    /// <param name="problem">What is wrong, when null is returned.</param>
    public static CleanupSettings? Read(HookSettings settings, out string problem) =>
        WordSetting.TryRead(settings, "onLeak", ["warn", "badhost"], "warn", out var onLeak, out problem)
            ? new CleanupSettings(onLeak == "badhost", settings.Switch("oneJobPerHost"), settings.Integer("maximumEntries", 1_000_000))
            : null;
}
