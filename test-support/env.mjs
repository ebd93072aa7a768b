// Decorators read it when a class is defined, in specs that load no Nest module too.
import 'reflect-metadata';
