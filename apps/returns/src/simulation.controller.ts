import { CurrentCaller, Harmless, Needs } from '#chassis';
import type { Caller } from '#chassis';
import { Body, Controller, HttpCode, Post } from '@nestjs/common';
import { ApiOkResponse, ApiTags } from '@nestjs/swagger';
import { SimulationInput, SimulationView } from './simulation.dto.js';
import { SimulationService } from './simulation.service.js';

@ApiTags('policies')
@Controller('v1/policies/simulations')
export class SimulationController {
  constructor(private readonly simulations: SimulationService) {}

  /** What another policy would have made of the last decisions, beside the policy in force. Changes nothing. */
  @Post()
  @Needs('returns:review')
  @Harmless()
  @HttpCode(200)
  @ApiOkResponse({ type: SimulationView })
  simulate(@CurrentCaller() { merchantId }: Caller, @Body() input: SimulationInput): Promise<SimulationView> {
    return this.simulations.simulate(merchantId, input);
  }
}
