namespace Obs.Hooks.Lab.Tests;

/// <summary>How a program ended.</summary>
internal sealed record ToolResult(int ExitStatus, string Output)
{
    /// <summary>The output, or a test failure that shows it.</summary>
    public string Succeeded()
    {
        ExitStatus.Should().Be(0, "the program printed: {0}", Output);
        return Output;
    }
}
