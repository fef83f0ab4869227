using Obs.Hooks.Engine.Journal;

namespace Obs.Hooks.Engine.Tests.Journal;

/// <summary>Throws at one step.</summary>
internal sealed class CrashingObserver(int crashAt) : IJournalObserver
{
    private int _steps;

    public string LastStep { get; private set; } = "";

    public void Reached(string step)
    {
        LastStep = step;
        if (++_steps == crashAt)
        {
            throw new CrashException();
        }
    }
}
