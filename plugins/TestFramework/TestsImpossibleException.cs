namespace Obs.Hooks.Plugins.TestFramework;

/// <summary>The tests cannot be run on this host or with this job, and that is nobody's fault.</summary>
internal sealed class TestsImpossibleException(string message) : Exception(message);
