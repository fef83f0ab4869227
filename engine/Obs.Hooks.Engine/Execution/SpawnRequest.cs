namespace Obs.Hooks.Engine.Execution;

/// <summary>What <see cref="SpawnedProcess"/> starts.</summary>
internal sealed record SpawnRequest
{
    /// <summary>Absolute path.</summary>
    public required string Program { get; init; }

    /// <summary>The argument vector, its first element included.</summary>
    public required IReadOnlyCollection<string> Arguments { get; init; }

    /// <summary><c>NAME=value</c> strings.</summary>
    public required IReadOnlyCollection<string> Environment { get; init; }

    /// <summary>Working directory; the caller's when empty.</summary>
    public string Directory { get; init; } = "";

    /// <summary>Descriptors to duplicate into the child; others are inherited only if they are not close-on-exec.</summary>
    public IReadOnlyList<(int From, int To)> Descriptors { get; init; } = [];

    /// <summary>Whether descriptors that this process inherited and does not know (its caller's) are closed in the child.</summary>
    public bool CloseInherited { get; init; }

    /// <summary>Whether the child leads a session of its own, so that signals reach all it started in it.</summary>
    public bool NewSession { get; init; }
}
