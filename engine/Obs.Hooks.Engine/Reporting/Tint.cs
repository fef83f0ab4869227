namespace Obs.Hooks.Engine.Reporting;

/// <summary>What a coloured part of a line says; terminals choose the colour.</summary>
internal enum Tint
{
    None,
    Heading,
    Good,
    Quiet,
    Caution,
    Bad,
}
