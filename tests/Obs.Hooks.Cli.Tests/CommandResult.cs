namespace Obs.Hooks.Cli.Tests;

/// <summary>How a run of the program ended and what it said.</summary>
internal sealed record CommandResult(int Status, string Output, string Errors)
{
    public override string ToString() => $"{Output}--- errors\n{Errors}--- exit status {Status}\n";
}
