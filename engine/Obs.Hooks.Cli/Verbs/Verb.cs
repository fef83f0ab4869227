using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Verbs;

/// <summary>What all verbs that people type have in common.</summary>
internal static class Verb
{
    /// <summary>Shows what a person can act on as a message instead of a stack trace.</summary>
    public static int Run(Func<int> run)
    {
        try
        {
            return run();
        }
        catch (EngineException e)
        {
            Console.Error.WriteLine($"obs-hooks: error {e.Code}: {e.Message}");
            return 1;
        }
    }
}
