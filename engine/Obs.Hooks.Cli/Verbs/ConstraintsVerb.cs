using System.CommandLine;
using Obs.Hooks.Cli.ConstraintQuestions;
using Obs.Hooks.Engine.Diagnostics;

namespace Obs.Hooks.Cli.Verbs;

/// <summary><c>obs-hooks constraints</c>: build constraints as OBS's dispatcher understands them.</summary>
internal static class ConstraintsVerb
{
    /// <summary>Exit status of check and explain when all went well, but nobody complies.</summary>
    public const int NobodyComplies = 2;

    public static Command Create()
    {
        var command = new Command("constraints", "Build constraints, as the dispatcher of OBS understands them.");
        var batch = new Command("batch", "Answer one JSON question a line from standard input, in order.");
        batch.SetAction(static _ => Verb.Run(Batch));
        command.Subcommands.Add(ConstraintCheckVerb.Create());
        command.Subcommands.Add(ConstraintExplainVerb.Create());
        command.Subcommands.Add(ConstraintRelaxVerb.Create());
        command.Subcommands.Add(batch);
        return command;
    }

    private static int Batch()
    {
        try
        {
            using var input = Console.OpenStandardInput();
            using var output = Console.OpenStandardOutput();
            QuestionStream.Answer(input, output);
            return 0;
        }
        catch (IOException e)
        {
            throw new EngineException(DiagnosticCodes.HostTrouble, $"cannot pass on questions and answers: {e.Message}", e);
        }
    }
}
