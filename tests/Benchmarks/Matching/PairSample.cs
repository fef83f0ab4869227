using Obs.Hooks.Constraints.Indexing;
using Obs.Hooks.Constraints.Language;
using Obs.Hooks.Constraints.Matching;

namespace Obs.Hooks.Benchmarks.Matching;

/// <summary>
/// Some workers and constraints, each with each, for what would take minutes or hours with all. Every answer is compared with
/// those of the worker index.
/// </summary>
internal sealed class PairSample
{
    private const int Workers = 1000;
    private const int Sets = 300;
    private const int Rounds = 5;

    private readonly string[] _workerXml;
    private readonly string[] _setXml;
    private readonly Worker[] _workers;
    private readonly ElementNode[] _sets;
    private readonly string[] _expected;

    public PairSample(string[] workerXml, string[] setXml)
    {
        _workerXml = workerXml[..Workers];
        _setXml = setXml[..Sets];
        _workers = Array.ConvertAll(_workerXml, WorkerXml.Parse);
        _sets = Array.ConvertAll(_setXml, ConstraintXml.Parse);
        var index = new WorkerIndex();
        foreach (var worker in _workers)
        {
            index.Add(worker);
        }

        _expected = Array.ConvertAll(_sets, set => Row(worker => index.Complies(index.Intern(set), worker)));
    }

    public Figure Scale(Figure figure, double pairs)
    {
        var scale = pairs / (_sets.Length * _workers.Length);
        return new Figure(figure.Median * scale, figure.P10 * scale);
    }

    public Figure TimeMatcher()
    {
        var matcher = new ConstraintMatcher();
        string[] answers = [];
        var figure = Stopper.Time(Rounds, _ => answers = Array.ConvertAll(_sets, set => Row(worker => matcher.Matches(_workers[worker], set))));
        Compare(answers, "ConstraintMatcher");
        return figure;
    }

    public Figure TimePerl()
    {
        var perl = PerlOracle.Ask(_workerXml, _setXml, Rounds);
        Compare(perl.Answers, "obs-server");
        return Figure.Of(perl.Seconds);
    }

    private static string Row(Func<int, bool> complies) => string.Create(Workers, complies, static (row, complies) =>
    {
        for (var worker = 0; worker < row.Length; worker++)
        {
            row[worker] = complies(worker) ? '1' : '0';
        }
    });

    private void Compare(string[] answers, string who)
    {
        var different = _expected.Zip(answers).Sum(static rows => rows.First.Zip(rows.Second).Count(static bits => bits.First != bits.Second));
        if (different > 0)
        {
            throw new InvalidOperationException($"WorkerIndex and {who} disagree on {different} pairs");
        }
    }
}
