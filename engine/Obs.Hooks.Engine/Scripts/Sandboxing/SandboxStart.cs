using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;
using Obs.Hooks.Engine.Configuration;

namespace Obs.Hooks.Engine.Scripts.Sandboxing;

/// <summary>A program to run in a sandbox.</summary>
internal sealed record SandboxStart
{
    public required EngineOptions Options { get; init; }

    public required SandboxLimits Limits { get; init; }

    /// <summary>Its path inside.</summary>
    public required string Program { get; init; }

    /// <summary>Without the program's name.</summary>
    public ImmutableArray<string> Arguments { get; init; } = [];

    /// <summary>All of its environment, <c>NAME=value</c>.</summary>
    public ImmutableArray<string> Environment { get; init; } = [];

    /// <summary>What it sees beside the system's libraries.</summary>
    public ImmutableArray<SandboxTree> Trees { get; init; } = [];

    /// <summary>Directories in its root that are there although nothing is in them.</summary>
    public ImmutableArray<string> EmptyDirectories { get; init; } = [];

    /// <summary>Whether it sees all of /usr, to run other programs.</summary>
    public bool WithPrograms { get; init; }

    /// <summary>Its whole file system instead of the system's libraries and <see cref="Trees"/>.</summary>
    public ISandboxRoot? Root { get; init; }

    /// <summary>
    /// Whether it is root of its user namespace, with 65534 more users, and with the capabilities to own files and be these users.
    /// </summary>
    public bool AsRoot { get; init; }

    /// <summary>Whether it gets the caller's terminal, job control included: for programs that a person starts.</summary>
    public bool OnTerminal { get; init; }

    /// <summary>Its working directory: <c>/work</c>, which is writable, or one of <see cref="Trees"/>.</summary>
    public string Directory { get; init; } = "/work";

    /// <summary>Descriptors it inherits, and as which number; 1 and 2 are its output, 0 is empty if it is not among them.</summary>
    public required IReadOnlyList<(SafeFileHandle File, int Number)> Descriptors { get; init; }
}
