using Obs.Hooks.Scripting.Compiling;

namespace Obs.Hooks.Scripting.Caching;

/// <summary>A script, ready to run or not.</summary>
/// <param name="Key">Its digest, as pins and lists name it.</param>
/// <param name="Outcome">What the compiler said; without diagnostics when it came from the cache.</param>
/// <param name="WasCached">Whether it was there already.</param>
/// <param name="Trouble">Why it could not be kept, one line for people; null when all went well.</param>
internal sealed record StoredScript(string Key, CompilationOutcome Outcome, bool WasCached, string? Trouble = null);
