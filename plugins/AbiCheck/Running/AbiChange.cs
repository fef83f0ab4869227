using Obs.Hooks.Plugins.AbiCheck.Policy;

namespace Obs.Hooks.Plugins.AbiCheck.Running;

/// <summary>One change.</summary>
/// <param name="Kind">What sort of change.</param>
/// <param name="Binary">The library's file name or path; empty for the whole package.</param>
/// <param name="What">One line: a declaration, a SONAME. From the packages, so hostile.</param>
internal sealed record AbiChange(ChangeKind Kind, string Binary, string What);
