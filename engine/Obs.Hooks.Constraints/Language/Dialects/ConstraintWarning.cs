using Obs.Hooks.Constraints.Origins;

namespace Obs.Hooks.Constraints.Language.Dialects;

/// <summary>Something accepted as documented that OBS itself would reject.</summary>
/// <param name="Origin">Where it stands, if known.</param>
/// <param name="Found">What was written, one line.</param>
/// <param name="ObsDoes">What OBS does with it, one line.</param>
/// <param name="Fix">What to write instead, one line.</param>
public sealed record ConstraintWarning(ConstraintOrigin? Origin, string Found, string ObsDoes, string Fix);
