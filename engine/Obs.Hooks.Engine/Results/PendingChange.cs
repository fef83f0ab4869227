namespace Obs.Hooks.Engine.Results;

/// <summary>A change that waits for the end of its stage.</summary>
/// <param name="Kind">What is to happen.</param>
/// <param name="Directory">Result directory.</param>
/// <param name="Name">Name of the result.</param>
/// <param name="Slot">Where the new file waits; for a removal, where the old one will go.</param>
/// <param name="HookId">Who asked for it.</param>
internal sealed record PendingChange(ChangeKind Kind, string Directory, string Name, string Slot, string HookId);
