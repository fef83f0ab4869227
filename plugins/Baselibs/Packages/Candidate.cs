namespace Obs.Hooks.Plugins.Baselibs.Packages;

/// <summary>A result that baselibs.conf names, or the debug information of one.</summary>
/// <param name="File">The result.</param>
/// <param name="Package">What its header says.</param>
/// <param name="Path">Where a tool finds it.</param>
internal sealed record Candidate(ResultFile File, BuiltPackage Package, string Path);
