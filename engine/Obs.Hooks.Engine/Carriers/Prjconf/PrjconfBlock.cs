using System.Collections.Immutable;
using Obs.Hooks.Scripting.Digests;

namespace Obs.Hooks.Engine.Carriers.Prjconf;

/// <summary>A file embedded in a project configuration.</summary>
/// <param name="Name">Flat file name: a script's, or <c>hooks.json</c>.</param>
/// <param name="Utf8">Its content, byte for byte; empty when there is a problem.</param>
/// <param name="Sha256">The digest its first line claims.</param>
/// <param name="FirstLine">Line of the begin marker, from 0.</param>
/// <param name="LastLine">Line of the end marker, from 0.</param>
/// <param name="InMacros">Whether it lies between <c>Macros:</c> and <c>:Macros</c>, where it is text of macros and no block.</param>
/// <param name="Problems">What is wrong with it; empty when it is whole.</param>
internal sealed record PrjconfBlock(
    string Name,
    ReadOnlyMemory<byte> Utf8,
    string Sha256,
    int FirstLine,
    int LastLine,
    bool InMacros,
    ImmutableArray<PrjconfProblem> Problems);
