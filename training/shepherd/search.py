"""Search over steps (a beam of prefixes, as Snell et al., arXiv 2408.03314, §5.2): a reward chooses what goes on.

At equal tokens best-of-N spends most of them on solutions whose first error is behind them. A reward that can be read
after each step drops these at once. An outcome reward is trained at the last newline alone; read earlier it is a guess.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from .problems import Problem
from .sample import Sampler, Settings
from .text import encode_document, extract_answer, format_number, is_answer_line, split_steps
from .vote import Scored, by_answer

MOST_LINES = 12

Guide = Callable[[Sequence[Mapping[str, str]]], list[float]]
"""{question, solution so far} → how good each is; a solution's steps all end in a newline."""


@dataclass(frozen=True)
class Candidate:
    solution: str  # lines joined by newlines, none at the end
    score: float

    @property
    def is_done(self) -> bool:
        return is_answer_line(self.solution.split("\n")[-1])


@dataclass
class Beam:
    """One problem's search: `live` prefixes go on, `done` solutions wait for the verdict."""

    problem: Problem
    live: list[str] = field(default_factory=lambda: [""])
    done: list[Candidate] = field(default_factory=list)
    tokens: int = 0

    def keep(self, candidates: Sequence[Candidate], width: int) -> None:
        """The best candidates take the places that finished solutions have left of `width`."""
        best = sorted(candidates, key=lambda c: -c.score)[: width - len(self.done)]
        self.done += [c for c in best if c.is_done]
        self.live = [c.solution for c in best if not c.is_done] if len(self.done) < width else []

    def answer(self) -> str | None:
        scored = [Scored(format_number(extract_answer(c.solution)), (c.score,), c.score) for c in self.done]
        return by_answer(scored, lambda s: s.outcome, max)


def beam_search(
    sampler: Sampler, guide: Guide, problems: Sequence[Problem], width: int, branch: int, settings: Settings, seed: int
) -> list[Beam]:
    """Each of `width` prefixes draws `branch` next lines (the first line: width·branch); the guide keeps `width`.

    All problems go one line a round, together. Equal prefixes are one candidate. A line that is blank or cut is none.
    """
    beams = [Beam(problem) for problem in problems]
    for line in range(MOST_LINES):
        growing = [(beam, prefix) for beam in beams for prefix in beam.live]
        if not growing:
            break
        found = grown(sampler, growing, width * branch if line == 0 else branch, settings, seed * 1_000 + line)
        scores = iter(guide([{"question": b.problem.question, "solution": text} for b, text in found]))
        candidates: dict[int, list[Candidate]] = {id(beam): [] for beam in beams}
        for beam, text in found:
            candidates[id(beam)].append(Candidate(text, next(scores)))
        for beam in beams:
            beam.keep(candidates[id(beam)], width)
    return beams


def tree_search(
    sampler: Sampler, guide: Guide, problems: Sequence[Problem], width: int, branch: int, settings: Settings, seed: int
) -> list[Beam]:
    """DVTS (Beeching et al. 2024): `width` trees of a problem, each goes on with the best of `branch` next lines."""
    each = [problem for problem in problems for _ in range(width)]
    trees = beam_search(sampler, guide, each, 1, branch, settings, seed)
    own = [trees[at * width : (at + 1) * width] for at in range(len(problems))]
    return [
        Beam(problem, [], [c for tree in group for c in tree.done], sum(tree.tokens for tree in group))
        for problem, group in zip(problems, own, strict=True)
    ]


def affordable(tokens: Sequence[int], budget: int) -> int:
    """How many of the first candidates come nearest to the budget; one at least."""
    spent = 0
    for at, own in enumerate(tokens):
        if spent + own > budget:
            return max(1, at + 1 if spent + own - budget < budget - spent else at)
        spent += own
    return len(tokens)


def grown(
    sampler: Sampler, growing: Sequence[tuple[Beam, str]], copies: int, settings: Settings, seed: int
) -> list[tuple[Beam, str]]:
    """The prefixes that are a line longer, each text of a beam once."""
    prompts = [encode_document(sampler.tokenizer, b.problem.question, split_steps(text)).ids for b, text in growing]
    roomy = [at for at, prompt in enumerate(prompts) if len(prompt) < settings.max_tokens]
    if not roomy:
        return []
    samples = sampler.sample([prompts[at] for at in roomy], copies, replace(settings, line=True), seed)
    found: dict[tuple[int, str], tuple[Beam, str]] = {}
    for at, group in zip(roomy, samples, strict=True):
        beam, prefix = growing[at]
        for sample in group:
            beam.tokens += len(sample.ids)
            line = sampler.text(sample.ids).rstrip()
            if sample.finished and line:
                text = f"{prefix}\n{line}" if prefix else line
                found[id(beam), text] = (beam, text)
    return list(found.values())
