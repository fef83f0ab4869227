namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>Evaluates a project configuration as OBS does: conditions, macros, and what <c>!</c> takes back.</summary>
internal interface IPrjconfReader
{
    PrjconfView Read(string prjconf, string arch);
}
