namespace Obs.Hooks.Engine.Journal;

/// <summary>One line of a journal: the intent with <see cref="Entry"/>, or its completion without.</summary>
internal sealed record JournalRecord(long Id, JournalEntry? Entry = null);
