namespace Obs.Hooks.Engine.Journal;

/// <summary>What an undo may touch.</summary>
/// <param name="Key">The job area's key: everything outside it that belongs to the job carries this in its name.</param>
/// <param name="AreaDirectory">The job area.</param>
/// <param name="Journal">To tell of steps.</param>
internal sealed record UndoScope(string Key, string AreaDirectory, JobJournal Journal);
