namespace Obs.Hooks.Engine.Diagnostics;

/// <summary>
/// The stable codes of all diagnostics. 1xx hooks.json, 2xx planning, 3xx plugins, 4xx effects and results,
/// 5xx the build's command line and files, 6xx installation and host, 7xx hooks while running, 8xx plugins while
/// they are built (Obs.Hooks.Sdk), 9xx scripts, 10xx worker allocation,
/// 11xx build constraints.
/// </summary>
internal static partial class DiagnosticCodes
{
}
