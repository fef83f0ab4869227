namespace Obs.Hooks.Plugins.TestFramework.Formats;

/// <summary>How a test ended.</summary>
internal enum TestOutcome
{
    /// <summary>As it should.</summary>
    Passed,

    /// <summary>Not as it should, or not at all.</summary>
    Failed,

    /// <summary>It was not run, or is expected to fail (TAP's TODO).</summary>
    Skipped,
}
