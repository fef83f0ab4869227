namespace Obs.Hooks.Cli.ConstraintQuestions;

/// <summary>A question that cannot be understood.</summary>
internal sealed class QuestionException(string message) : Exception(message);
