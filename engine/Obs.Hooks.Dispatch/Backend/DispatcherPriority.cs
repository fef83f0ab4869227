namespace Obs.Hooks.Dispatch.Backend;

/// <summary>An entry of <c>_dispatchprios</c>; a part that is null matches all. +10 counts as a tenth of the load.</summary>
internal sealed record DispatcherPriority(string? Project, string? Repository, string? Arch, double Adjust);
