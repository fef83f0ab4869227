using Obs.Hooks.Engine.Reporting;

namespace Obs.Hooks.Cli.ConstraintAnswers;

/// <summary>The two tables of <c>osc checkconstraints</c> (osc 1.x), to the character.</summary>
internal static class CheckTable
{
    public const string NoLocalFile = "No local _constraints file. Using just the project constraints";

    public static void WriteCounts(TextWriter output, IEnumerable<CheckedTarget> targets)
    {
        output.WriteLine("Repository                Arch                      Worker");
        output.WriteLine("----------                ----                      ------");
        foreach (var target in targets)
        {
            output.WriteLine($"{target.Repository,-25} {target.Arch,-25} {target.Workers.Count}");
        }
    }

    public static void WriteWorkers(TextWriter output, CheckedTarget target)
    {
        output.WriteLine("Worker");
        output.WriteLine("------");
        foreach (var worker in target.Workers)
        {
            output.WriteLine(LogText.CleanMessage(worker));
        }
    }
}
