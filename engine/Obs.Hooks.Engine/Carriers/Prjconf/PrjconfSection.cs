namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>
/// What the source server copied from one project (concatconfigs: <c>### from PROJECT</c>, <c>%define _repository</c>, the
/// project's own text). A claim: any project above can write such a line itself.
/// </summary>
/// <param name="Project">The project it names; empty for what stands before all such lines.</param>
/// <param name="FirstLine">First line of the project's own text, from 0.</param>
/// <param name="EndLine">The line after its last.</param>
internal sealed record PrjconfSection(string Project, int FirstLine, int EndLine);
