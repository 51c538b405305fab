"""The training loss, with its gradients made slice by slice so that no full score matrix stands."""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor


class SmoothedLoss(torch.autograd.Function):
    """Label-smoothed cross-entropy over a tied embedding, in slices, gradients made on the way.

    Per token: `lse(z) - (1 - s) z[gold] - s mean(z)`; padding (`gold == -1`) counts nothing.
    """

    @staticmethod
    def forward(
        ctx: Any,  # noqa: ANN401 - PyTorch's own
        states: Tensor,
        weight: Tensor,
        gold: Tensor,
        smoothing: float,
        slice_size: int,
    ) -> Tensor:
        """Return `[loss sum, log-likelihood sum]` over tokens; states `[tokens, width]`."""
        state_gradient = torch.empty_like(states)
        weight_gradient = torch.zeros(weight.shape, dtype=torch.float32, device=weight.device)
        real = weight.shape[0] - 1  # the pad row scores minus infinity
        totals = torch.zeros(2, dtype=torch.float64, device=states.device)
        for begin in range(0, states.shape[0], slice_size):
            part, labels = states[begin : begin + slice_size], gold[begin : begin + slice_size]
            scores = (part @ weight[:real].T).float()
            normaliser = scores.logsumexp(-1, keepdim=True)
            counted = (labels >= 0).float()
            index = labels.clamp(min=0)[:, None]
            likelihood = scores.gather(1, index).squeeze(1) - normaliser.squeeze(1)
            spread = scores.mean(-1) - normaliser.squeeze(1)
            loss = -(1 - smoothing) * likelihood - smoothing * spread
            totals[0] += (loss * counted).sum()
            totals[1] += (likelihood * counted).sum()
            scores.sub_(normaliser).exp_().sub_(smoothing / real)
            scores.scatter_add_(
                1, index, torch.full_like(index, 1, dtype=scores.dtype) * (smoothing - 1)
            )
            scores.mul_(counted[:, None])
            gradient = scores.to(part.dtype)
            state_gradient[begin : begin + slice_size] = gradient @ weight[:real]
            weight_gradient[:real] += (gradient.T @ part).float()
        ctx.save_for_backward(state_gradient, weight_gradient)
        return totals

    @staticmethod
    def backward(ctx: Any, gradient: Tensor) -> tuple[Tensor | None, ...]:  # noqa: ANN401
        """Scale the stored gradients by that of the loss sum."""
        states, weight = ctx.saved_tensors
        scale = gradient[0].float()
        return states * scale.to(states.dtype), (weight * scale).to(states.dtype), None, None, None
