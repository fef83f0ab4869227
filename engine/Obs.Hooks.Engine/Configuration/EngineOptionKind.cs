namespace Obs.Hooks.Engine.Configuration;

/// <summary>How an option of the host is written.</summary>
internal enum EngineOptionKind
{
    Path,
    PathList,
    Time,
    Switch,
    Count,
}
