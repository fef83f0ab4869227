namespace Obs.Hooks.Dispatch.Backend;

/// <summary>How much was built for one repository and architecture, as of a time; it halves in four hours.</summary>
internal readonly record struct DispatcherLoad(DateTimeOffset Time, double Builds);
