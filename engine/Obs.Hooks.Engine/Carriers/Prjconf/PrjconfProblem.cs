namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>What is wrong in a block.</summary>
/// <param name="Code">The diagnostic code.</param>
/// <param name="Line">Where, from 0.</param>
/// <param name="Found">What is there.</param>
/// <param name="Expected">What should be.</param>
internal sealed record PrjconfProblem(string Code, int Line, string Found, string Expected);
