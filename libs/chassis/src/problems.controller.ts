import { Controller, Get, Param } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import { allProblems, NotFound } from '#contracts';
import { OpenToAll } from './access.js';
import { statusOf } from './problems.filter.js';

/** The page that the `type` of every problem leads to. */
@ApiExcludeController()
@Controller('problems')
export class ProblemsController {
  @Get(':code')
  @OpenToAll()
  explain(@Param('code') code: string): { code: string; status: number; when: string } {
    const info = allProblems().find((known) => known.code === code);
    if (!info) throw new NotFound('problem', code);
    return { code: info.code, status: statusOf[info.kind], when: info.when };
  }
}
