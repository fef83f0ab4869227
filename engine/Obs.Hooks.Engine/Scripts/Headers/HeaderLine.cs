using Obs.Hooks.Engine.Configuration.Reading;

namespace Obs.Hooks.Engine.Scripts.Headers;

/// <summary>One line <c>// key: value</c>.</summary>
/// <param name="Key">As written.</param>
/// <param name="Value">Without blanks around it.</param>
/// <param name="KeyPoint">Where the key starts.</param>
/// <param name="ValuePoint">Where the value starts.</param>
internal sealed record HeaderLine(string Key, string Value, SourcePoint KeyPoint, SourcePoint ValuePoint);
