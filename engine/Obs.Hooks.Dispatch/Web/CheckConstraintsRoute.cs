using Obs.Hooks.Dispatch.Backend;

namespace Obs.Hooks.Dispatch.Web;

/// <summary>
/// <c>POST /worker?cmd=checkconstraints</c>: the workers that comply with a project configuration and a <c>_constraints</c>
/// file, sent along or committed; by the same rules as bs_repserver.
/// </summary>
internal sealed class CheckConstraintsRoute(BackendLayout layout, SourceServer sources, ComplianceCheck check)
{
    /// <exception cref="WebException">A parameter is wrong or something is not known.</exception>
    public async Task<WebAnswer> AnswerAsync(WebQuery query, string body, CancellationToken cancellationToken)
    {
        if (query.Value("cmd") is var command and not "checkconstraints")
        {
            throw new WebException(400, command is null ? "parameter 'cmd' is missing" : $"unknown command '{command}'");
        }

        query.AllowOnly("cmd", "project", "repository", "arch", "package");
        var question = new CheckQuestion(
            query.Required("project"), query.Required("repository"), query.Required("arch"), query.Required("package"));
        question = question with
        {
            Config = await sources.ConfigAsync(question.Project, question.Repository, cancellationToken),
            Constraints = body.Length > 0 ? body : await sources.ConstraintsAsync(question.Project, question.Package, cancellationToken),
            Workers = WorkerFiles.ReadAll(layout),
        };
        var names = check.Run(question);
        return WebAnswer.Document(
            names.Count == 0
                ? "<directory />\n"
                : $"<directory>\n{string.Concat(names.Select(static n => $"  <entry name=\"{XmlText.Escape(n)}\" />\n"))}</directory>\n");
    }
}
