using Obs.Hooks.Constraints.Language;

namespace Obs.Hooks.Constraints.Macros;

/// <summary>
/// How much one document may make of its macros. OBS limits only how deep they nest, so a few lines can keep it busy for hours
/// and fill its memory; here that is an error. Real configurations stay a thousand times below.
/// </summary>
internal sealed class MacroBudget
{
    private const int MostSteps = 1_000_000;
    private const int MostCharacters = 64 * 1024 * 1024;

    private int _steps = MostSteps;
    private int _characters = MostCharacters;

    /// <summary>Pays for one macro or expression.</summary>
    public void Step()
    {
        if (--_steps < 0)
        {
            throw new ConstraintException("macros expand too often");
        }
    }

    /// <summary>Pays for text before it is made.</summary>
    public void Write(long characters)
    {
        if (characters > _characters)
        {
            throw new ConstraintException("macros expand to too much text");
        }

        _characters -= (int)characters;
    }
}
