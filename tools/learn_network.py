"""Learn the small network that reads sentences beside the weights (`notelint.lexicon.network`), with PyTorch."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from notelint.lexicon.network import ENDINGS, TABLES, ending_of
from notelint.lexicon.weights import RARE, SIGNS
from notelint.pipeline.leaning.terms import Stretch
from notelint.pipeline.sheet import Sheet

# Labels and clinical words are learned beside those that are used: what tells them tells something of the others too.
BESIDE = ("label", "clinical-jargon")
WIDTH, LAYERS = 64, 3
ROUNDS, BATCH, STEP = 7, 64, 3e-3
LEFT_OUT = 0.3  # share of all numbers hidden at each step, so that none is relied on alone
UNKNOWN, NO_KIND = 0.12, 0.06  # shares of words made unknown, and of kinds hidden: new texts have more of both
POOL = 50  # batches whose sentences are sorted by length together
_RARE = SIGNS.index(RARE) + 1


@dataclass(frozen=True, slots=True)
class Example:
    """One sentence: numbers of its words, kinds and endings, and for each word of which families it is, 1 or 0."""

    words: list[int]
    kinds: list[int]
    endings: list[int]
    marks: Any


def example(stretch: Stretch, sheet: Sheet, spans: Sequence[tuple[int, int, str]], families: Sequence[str], first_kind: int) -> Example:
    """Return a stretch of a text with its marks; kinds are numbered from `first_kind` on."""
    places = [(sheet.tokens.starts[at], sheet.tokens.ends[at]) for at in stretch.places]
    marks = np.zeros((len(places), len(families)), np.float32)
    for low, high, family in spans:
        if family in families:
            marks[[start < high and low < end for start, end in places], families.index(family)] = 1
    kinds = [max(0, kind - first_kind + 1) for kind in stretch.kinds]
    return Example(stretch.terms, kinds, [ending_of(sheet.text[start:end].lower()) for start, end in places], marks)


def learn_network(examples: Sequence[Example], families: Sequence[str], words: int, kinds: int, seed: int = 0) -> Any:
    """Return the network learned from the examples; `words` and `kinds` are how many there are, and one."""
    import torch
    from torch import nn

    random.seed(seed)
    torch.manual_seed(seed)
    net = _module(words, kinds, len(families))
    optimizer = torch.optim.AdamW(net.parameters(), lr=STEP, weight_decay=0.01)
    steps = ROUNDS * (len(examples) // BATCH + POOL)
    schedule = torch.optim.lr_scheduler.OneCycleLR(optimizer, STEP, total_steps=steps, pct_start=0.1)
    loss_of = nn.functional.binary_cross_entropy_with_logits
    for number in range(ROUNDS):
        net.train()
        total = batches = 0.0
        for ids, there, marks in _batches(examples):
            of_words, of_sentence = net(*_blurred(*ids), there)
            lost = (loss_of(of_words, marks, reduction="none") * there[..., None]).sum() / there.sum()
            lost = lost + loss_of(of_sentence, marks.amax(1))
            optimizer.zero_grad()
            lost.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, batches = total + lost.item(), batches + 1
        print(f"round {number + 1} of {ROUNDS}: {total / batches:.4f}", flush=True)
    return net.eval()


def _module(words: int, kinds: int, families: int) -> Any:
    import torch
    from torch import nn

    class Net(nn.Module):  # type: ignore[misc]  # PyTorch is not there when types are checked
        def __init__(self) -> None:
            super().__init__()
            self.words, self.kinds, self.endings = (nn.Embedding(rows, WIDTH) for rows in (words, kinds, ENDINGS))
            for table in (self.words, self.kinds, self.endings):
                nn.init.normal_(table.weight, std=0.1)
            self.layers = nn.ModuleList(nn.Conv1d(WIDTH, WIDTH, 3, padding=1) for _ in range(LAYERS))
            self.norms = nn.ModuleList(nn.LayerNorm(WIDTH) for _ in range(LAYERS - 1))
            self.of_word, self.of_sentence = nn.Linear(2 * WIDTH, families), nn.Linear(2 * WIDTH, families)
            self.hide = nn.Dropout(LEFT_OUT)

        def forward(self, words: Any, kinds: Any, endings: Any, there: Any) -> tuple[Any, Any]:
            mask = there[:, None]
            state = self.hide(self.words(words) + self.kinds(kinds) + self.endings(endings)).transpose(1, 2) * mask
            state = torch.relu(self.layers[0](state))
            for layer, norm in zip(self.layers[1:], self.norms, strict=True):
                even = self.hide(norm(state.transpose(1, 2))).transpose(1, 2) * mask
                state = state + torch.relu(layer(even))
            state = state * mask  # never below 0, so that empty places change no highest number
            most, mean = state.amax(2), state.sum(2) / there.sum(1, keepdim=True)
            each = state.transpose(1, 2)
            beside = self.hide(most)[:, None].expand_as(each)
            return self.of_word(torch.cat([self.hide(each), beside], -1)), self.of_sentence(self.hide(torch.cat([most, mean], -1)))

    return Net()


def _batches(examples: Sequence[Example]) -> Iterator[tuple[list[Any], Any, Any]]:
    """Yield the examples in batches of like lengths, in an order of chance: three tables of numbers, where words are, and the marks."""
    import torch

    order = random.sample(range(len(examples)), len(examples))
    for low in range(0, len(order), BATCH * POOL):
        pool = sorted(order[low : low + BATCH * POOL], key=lambda at: len(examples[at].words))
        batches = [pool[at : at + BATCH] for at in range(0, len(pool), BATCH)]
        random.shuffle(batches)
        for batch in batches:
            chosen = [examples[at] for at in batch]
            longest = max(len(each.words) for each in chosen)
            tables = np.zeros((3, len(chosen), longest), np.int64)
            there = np.zeros((len(chosen), longest), np.float32)
            marks = np.zeros((len(chosen), longest, chosen[0].marks.shape[1]), np.float32)
            for row, each in enumerate(chosen):
                size = len(each.words)
                tables[:, row, :size] = each.words, each.kinds, each.endings
                there[row, :size] = 1
                marks[row, :size] = each.marks
            yield [torch.from_numpy(table) for table in tables], torch.from_numpy(there), torch.from_numpy(marks)


def _blurred(words: Any, kinds: Any, endings: Any) -> tuple[Any, Any, Any]:
    """Return the numbers with some words made unknown and some kinds hidden; only unknown words keep their ending."""
    import torch

    known = words > len(SIGNS)
    words = torch.where((torch.rand(words.shape) < UNKNOWN) & known, _RARE, words)
    kinds = torch.where(torch.rand(kinds.shape) < NO_KIND, 0, kinds)
    return words, kinds, torch.where(words == _RARE, endings, 0)


def save(net: Any, path: Path, families: Sequence[str], used: Sequence[str], about: Mapping[str, str]) -> None:
    """Write the network, of its families only those that are `used`; `about` tells its digest and what it was learned from."""
    numbers = {name: value.detach().numpy() for name, value in net.state_dict().items()}
    columns = [families.index(family) for family in used]
    kept: dict[str, Any] = {name: np.array(value) for name, value in about.items()}
    kept |= {"families": np.array(used), "layers": np.array(LAYERS)}
    for name in TABLES:
        table = numbers[f"{name}.weight"]
        unit = np.abs(table).max(axis=1) / 127
        kept |= {name: np.rint(table / unit[:, None]).astype(np.int8), f"{name}_unit": unit.astype(np.float32)}
    for at in range(LAYERS):
        kept[f"layer{at}_weights"] = numbers[f"layers.{at}.weight"].transpose(2, 1, 0).astype(np.float16)
        kept[f"layer{at}_bias"] = numbers[f"layers.{at}.bias"].astype(np.float16)
        kept[f"layer{at}_scale"] = numbers[f"norms.{at - 1}.weight"].astype(np.float16) if at else np.ones(WIDTH, np.float16)
        kept[f"layer{at}_shift"] = numbers[f"norms.{at - 1}.bias"].astype(np.float16) if at else np.zeros(WIDTH, np.float16)
    heads = (("of_word", "of_word", "of_rest", "word_bias"), ("of_sentence", "of_most", "of_mean", "sentence_bias"))
    for head, own, other, bias in heads:
        weights = numbers[f"{head}.weight"][columns].T
        kept |= {own: weights[:WIDTH], other: weights[WIDTH:], bias: numbers[f"{head}.bias"][columns]}
    np.savez_compressed(path, **kept)
