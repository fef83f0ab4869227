namespace Obs.Hooks.Engine.Journal;

/// <summary>Told of every step between which a crash must be harmless. For tests: production passes none.</summary>
internal interface IJournalObserver
{
    /// <summary>A step was done.</summary>
    /// <param name="step">What was done, for example <c>begin mount tools</c>.</param>
    void Reached(string step);
}
