using System.Collections.Immutable;
using Obs.Hooks.Dispatch.Backend;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>Which workers comply?</summary>
internal sealed record CheckQuestion(string Project, string Repository, string Arch, string Package)
{
    /// <summary>The project configuration.</summary>
    public string Config { get; init; } = "";

    /// <summary>The <c>_constraints</c> file; null without one.</summary>
    public string? Constraints { get; init; }

    public ImmutableArray<BackendWorker> Workers { get; init; } = [];
}
