using Obs.Hooks.Effects;

namespace Obs.Hooks.Scripts;

/// <content>Requests after the build.</content>
public sealed partial class ScriptEffects
{
    /// <summary>Adds a text file to the results. Capability <c>results</c>.</summary>
    /// <param name="directory">Result directory as OBS collects it: <c>OTHER</c>, <c>DEBS</c>, <c>RPMS/x86_64</c> …</param>
    /// <param name="name">File name without directory; must not exist yet.</param>
    /// <param name="text">Its content, written as UTF-8.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public void AddResult(string directory, string name, string text) =>
        Add(nameof(AddResult), new AddResult(directory, name, Keep(text)));

    /// <summary>Adds a file to the results. Capability <c>results</c>.</summary>
    /// <param name="directory">Result directory as OBS collects it: <c>OTHER</c>, <c>DEBS</c>, <c>RPMS/x86_64</c> …</param>
    /// <param name="name">File name without directory; must not exist yet.</param>
    /// <param name="content">Its content.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public void AddResult(string directory, string name, ReadOnlySpan<byte> content) =>
        Add(nameof(AddResult), new AddResult(directory, name, Keep(content)));

    /// <summary>Adds a file the script wrote to the results. Capability <c>results</c>.</summary>
    /// <param name="directory">Result directory as OBS collects it: <c>OTHER</c>, <c>DEBS</c>, <c>RPMS/x86_64</c> …</param>
    /// <param name="name">File name without directory; must not exist yet.</param>
    /// <param name="path">A file below <see cref="HookScript.WorkDirectory"/>.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public void AddResultFile(string directory, string name, string path) =>
        Add(nameof(AddResultFile), new AddResult(directory, name, path));

    /// <summary>Replaces a result by a text file. Capability <c>results</c>.</summary>
    /// <param name="result">One of <see cref="IScriptResults.Files"/>.</param>
    /// <param name="text">Its new content, written as UTF-8.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public void ReplaceResult(ResultFile result, string text) =>
        Add(nameof(ReplaceResult), new ReplaceResult(result.Directory, result.Name, Keep(text)));

    /// <summary>Replaces a result. Capability <c>results</c>.</summary>
    /// <param name="result">One of <see cref="IScriptResults.Files"/>.</param>
    /// <param name="content">Its new content.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public void ReplaceResult(ResultFile result, ReadOnlySpan<byte> content) =>
        Add(nameof(ReplaceResult), new ReplaceResult(result.Directory, result.Name, Keep(content)));

    /// <summary>Replaces a result by a file the script wrote. Capability <c>results</c>.</summary>
    /// <param name="result">One of <see cref="IScriptResults.Files"/>.</param>
    /// <param name="path">A file below <see cref="HookScript.WorkDirectory"/>.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public void ReplaceResultFile(ResultFile result, string path) =>
        Add(nameof(ReplaceResultFile), new ReplaceResult(result.Directory, result.Name, path));

    /// <summary>Removes a result. Capability <c>results</c>.</summary>
    /// <param name="result">One of <see cref="IScriptResults.Files"/>.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public void RemoveResult(ResultFile result) =>
        Add(nameof(RemoveResult), new RemoveResult(result.Directory, result.Name));

    /// <summary>Sends a text file back with the results as a report. Capability <c>reports</c>.</summary>
    /// <param name="name">File name without directory; another hook's report of this name is not replaced.</param>
    /// <param name="text">Its content, written as UTF-8.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public void AttachReport(string name, string text) =>
        Add(nameof(AttachReport), new AttachReport(name, Keep(text)));

    /// <summary>Sends a file back with the results as a report. Capability <c>reports</c>.</summary>
    /// <param name="name">File name without directory; another hook's report of this name is not replaced.</param>
    /// <param name="content">Its content.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public void AttachReport(string name, ReadOnlySpan<byte> content) =>
        Add(nameof(AttachReport), new AttachReport(name, Keep(content)));

    /// <summary>Sends a file the script wrote back with the results as a report. Capability <c>reports</c>.</summary>
    /// <param name="name">File name without directory; another hook's report of this name is not replaced.</param>
    /// <param name="path">A file below <see cref="HookScript.WorkDirectory"/>.</param>
    /// <exception cref="InvalidOperationException">This is not <see cref="HookPoint.PostBuild"/>.</exception>
    public void AttachReportFile(string name, string path) =>
        Add(nameof(AttachReportFile), new AttachReport(name, path));
}
